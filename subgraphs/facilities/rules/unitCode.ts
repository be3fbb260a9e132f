/** Codes of administrative units, by the General Statistics Office: two digits a province, three a district, five a commune. */
export const isUnitCode = (code: string): boolean => /^(\d{2}|\d{3}|\d{5})$/.test(code);
