/** How many records one person may have, as erasing and copying them take it. */
export const MAX_RECORDS_OF_PERSON = 50;
