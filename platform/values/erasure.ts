/** Figures of erasing and copying a person that several parts go by. */

/** How many records one person may have. */
export const MAX_RECORDS_OF_PERSON = 50;
/** For as many days after the decision a complaint may be reopened; until then it is not final, and nobody is erased. */
export const DAYS_TO_REOPEN = 15;
