/** How often codes may be asked for and tried from one place: from an address, and from all addresses of a network together. */
import { AttemptLimiter, networkOf } from '@so-tiem/platform/authorization/attemptLimiter';
import { currentRequest } from '@so-tiem/platform/process/request';
import type { Connection } from 'mongoose';
import {
  CODES_ALWAYS_SENT,
  CODES_AT_ONCE,
  CODES_SENT,
  CODES_SENT_A_DAY,
  CODES_SENT_EVERYWHERE,
  CODES_WITHIN_MINUTES,
} from '../rules/accessCode.ts';

export interface AccessLimits {
  /** Before a code is asked for. @param asked the number that is given, as its blind index @throws DomainError WRONG_STATE */
  ask(asked: string): Promise<void>;
  /** Whether a code may be sent to whom all that was said fits; who asks is not told. */
  maySend(citizenId: string): Promise<boolean>;
  /** Before a code is tried. @throws DomainError WRONG_STATE */
  answer(): Promise<void>;
}

const DAY_MINUTES = 24 * 60;

/** @param most within a quarter of an hour */
export function makeAccessLimits(
  connection: Connection,
  most: { codesOfAddress: number; codesOfNetwork: number; triesOfAddress: number },
): AccessLimits {
  const attempts = (name: string, what: string, times: number) =>
    new AttemptLimiter(connection, { name, what, times, minutes: CODES_WITHIN_MINUTES });
  const codesOfAddress = attempts('codes-address', 'codes for this address', most.codesOfAddress);
  const codesOfNetwork = attempts('codes-network', 'codes for this network', most.codesOfNetwork);
  const codesOfNumber = attempts('codes-number-of-network', 'codes for this number', CODES_AT_ONCE);
  const sent = attempts('codes-sent-network', 'codes sent', CODES_SENT);
  const sentEverywhere = attempts('codes-sent', 'codes sent', CODES_SENT_EVERYWHERE);
  const sentToday = new AttemptLimiter(connection, {
    name: 'codes-sent-day',
    what: 'codes sent',
    times: CODES_SENT_A_DAY,
    minutes: DAY_MINUTES,
  });
  const triesOfAddress = attempts('tries-address', 'tries from this address', most.triesOfAddress);
  const address = () => currentRequest.getStore()?.address ?? '';
  return {
    async ask(asked) {
      await codesOfAddress.take(address());
      await codesOfNetwork.take(networkOf(address()));
      await codesOfNumber.take(`${asked} ${networkOf(address())}`); // others are not shut out from elsewhere
    },
    async maySend(citizenId) {
      const ofNetwork = `${citizenId} ${networkOf(address())}`;
      if (!(await sent.tryTake(ofNetwork))) return false;
      const isLeftEverywhere = await sentEverywhere.tryTake(citizenId);
      if (!isLeftEverywhere && (await sent.count(ofNetwork)) > CODES_ALWAYS_SENT) return false;
      return await sentToday.tryTake(ofNetwork);
    },
    answer: () => triesOfAddress.take(address()),
  };
}
