/** What is told of an account. */

import { line } from '@so-tiem/platform/errors/userErrors';
import { ROLES } from '@so-tiem/platform/identity/identity';
import { email, optional } from '@so-tiem/platform/inputs/phone';
import { searchSuffixes } from '@so-tiem/platform/search/searchText';
import { z } from 'zod';

export const username = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{2,39}$/, '3 to 40 letters, digits, dots, dashes');

export const accountFields = {
  name: line(100),
  email: optional(email),
  role: z.enum(ROLES),
  /** `VN`, the code of an administrative unit or of a site. */
  unitCode: z.string().trim().min(1).max(20),
};

/** What an account is found by. */
export const accountSuffixes = ({ username: given, name }: { username: string; name: string }): string[] => searchSuffixes(name, given);
