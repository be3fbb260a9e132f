/** The deadline of a complaint. Source: dispatch 9458/BYT-CNTT. */

/** From the moment the system records it, in wall time. */
export const HOURS_TO_FINISH = 48;
