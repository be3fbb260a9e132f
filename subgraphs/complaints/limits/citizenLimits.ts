/** How often citizens may do what costs others something, or can be guessed; counted in the database, also under parallel requests. */
import { AttemptLimiter, networkOf } from '@so-tiem/platform/authorization/attemptLimiter';
import { currentRequest } from '@so-tiem/platform/process/request';
import type { Connection } from 'mongoose';

/** Wrong phones for one tracking code in an hour, of one network; so that guessing does not shut its citizen out elsewhere. */
const TRIES_OF_CODE = 10;
/** And of all networks. */
const TRIES_OF_CODE_EVERYWHERE = 50;
/** Of a network, whatever others do. */
const ALWAYS_OF_NETWORK = 2;
const HOUR = 60;
const DAY = 24 * HOUR;

export interface CitizenLimits {
  /** Before a complaint is looked at. @throws DomainError WRONG_STATE */
  file(): Promise<void>;
  /** Before it is kept: what is refused for another reason counts against no phone. @throws DomainError WRONG_STATE */
  keep(phone: string): Promise<void>;
  /** Whether a mail may go to an address that is not confirmed. */
  mayMail(address: string): Promise<boolean>;
  /** Counts a guess that finds nothing. @throws DomainError WRONG_STATE when there were too many */
  guessing<Found>(code: string, find: () => Promise<Found | null>): Promise<Found | null>;
}

/** @param most of one address and of one network in an hour, of one phone in a day, and mails to one address in a day */
export function makeCitizenLimits(
  connection: Connection,
  most: { ofAddress: number; ofNetwork: number; ofPhone: number; mails: number; guesses: number },
): CitizenLimits {
  const attempts = (name: string, what: string, times: number, minutes: number) =>
    new AttemptLimiter(connection, { name, what, times, minutes });
  const filed = {
    address: attempts('filed-address', 'complaints from this address', most.ofAddress, HOUR),
    network: attempts('filed-network', 'complaints from this network', most.ofNetwork, HOUR),
    phone: attempts('filed-phone', 'complaints with this phone', most.ofPhone, DAY),
  };
  const mailed = attempts('mailed', 'mails to this address', most.mails, DAY);
  const guessed = {
    code: attempts('guessed-code-of-network', 'tries with this code', TRIES_OF_CODE, HOUR),
    everywhere: attempts('guessed-code', 'tries with this code', TRIES_OF_CODE_EVERYWHERE, HOUR),
    address: attempts('guessed-address', 'tries from this address', most.guesses, HOUR),
  };
  const address = () => currentRequest.getStore()?.address ?? '';
  return {
    async file() {
      await filed.address.take(address());
      await filed.network.take(networkOf(address()));
    },
    keep: (phone) => filed.phone.take(phone),
    mayMail: (to) => mailed.tryTake(to),
    async guessing(code, find) {
      const ofNetwork = `${code} ${networkOf(address())}`;
      await Promise.all([guessed.code.take(ofNetwork), guessed.address.take(address())]);
      // Of those alone that their network let through; who comes from one that has hardly guessed is let in however much others did.
      await guessed.everywhere.take(code).catch(async (refusal) => {
        if ((await guessed.code.count(ofNetwork)) > ALWAYS_OF_NETWORK) throw refusal;
      });
      const found = await find();
      if (found)
        await Promise.all([guessed.code.giveBack(ofNetwork), guessed.everywhere.giveBack(code), guessed.address.giveBack(address())]);
      return found;
    },
  };
}
