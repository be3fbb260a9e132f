/**
 * The vaccines licensed in Viet Nam for COVID-19, with the course of their primary doses.
 * Intervals: decision 3588/QĐ-BYT of 26 July 2021 and the ministry's guides to each vaccine.
 */
export interface VaccineRecord {
  code: string;
  product: string;
  manufacturer: string;
  primaryDoses: number;
  /** Days between the first and the second dose, at the least. */
  secondDoseAfterDays: number;
}

export const VACCINES: readonly VaccineRecord[] = [
  { code: 'COMIRNATY', product: 'Comirnaty', manufacturer: 'Pfizer-BioNTech', primaryDoses: 2, secondDoseAfterDays: 21 },
  { code: 'VAXZEVRIA', product: 'Vaxzevria', manufacturer: 'AstraZeneca', primaryDoses: 2, secondDoseAfterDays: 28 },
  { code: 'SPIKEVAX', product: 'Spikevax', manufacturer: 'Moderna', primaryDoses: 2, secondDoseAfterDays: 28 },
  { code: 'JANSSEN', product: 'Janssen', manufacturer: 'Janssen-Cilag', primaryDoses: 1, secondDoseAfterDays: 56 },
  { code: 'SPUTNIK_V', product: 'Sputnik V', manufacturer: 'Gamaleya', primaryDoses: 2, secondDoseAfterDays: 21 },
  { code: 'VERO_CELL', product: 'Vero Cell', manufacturer: 'Sinopharm (BIBP)', primaryDoses: 2, secondDoseAfterDays: 21 },
  { code: 'HAYAT_VAX', product: 'Hayat-Vax', manufacturer: 'Sinopharm (BIBP) / Julphar', primaryDoses: 2, secondDoseAfterDays: 21 },
  { code: 'ABDALA', product: 'Abdala', manufacturer: 'AICA (CIGB)', primaryDoses: 3, secondDoseAfterDays: 14 },
];

const BY_CODE = new Map(VACCINES.map((vaccine) => [vaccine.code, vaccine]));

export const vaccineByCode = (code: string): VaccineRecord | undefined => BY_CODE.get(code);
