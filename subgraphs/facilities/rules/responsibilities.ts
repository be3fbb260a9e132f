/** What a focal contact can be responsible for. */
export const RESPONSIBILITIES = ['HEAD_OF_FACILITY', 'COMPLAINTS', 'DATA_CLEANING', 'PASSPORTS'] as const;
