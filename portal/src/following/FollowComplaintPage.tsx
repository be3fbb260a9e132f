/** Following a complaint by its code and the phone it was filed with. */
import { useEffect, useState } from 'react';
import { TrackComplaintDocument, type TrackedFragment } from '../../generated/graphql.ts';
import { TextField } from '../fields/Field.tsx';
import { ask, TooOften } from '../graph.ts';
import { useMessages } from '../messages/messages.tsx';
import { AddProof } from './AddProof.tsx';
import { Rate } from './Rate.tsx';
import { Reopen } from './Reopen.tsx';
import { TrackedComplaintView } from './TrackedComplaintView.tsx';
import type { Followed } from './useAct.ts';
import { Withdraw } from './Withdraw.tsx';

/** Handed over by the page of the filed complaint, so that nothing has to be typed again. */
function handedOver(): { code: string; phone: string } | undefined {
  const state: unknown = history.state;
  return typeof state === 'object' && state !== null && 'code' in state && 'phone' in state
    ? { code: String(state.code), phone: String(state.phone) }
    : undefined;
}

export function FollowComplaintPage() {
  const { text } = useMessages();
  const [code, setCode] = useState(() => handedOver()?.code ?? new URLSearchParams(location.search).get('ma') ?? '');
  const [phone, setPhone] = useState(() => handedOver()?.phone ?? '');
  const [state, setState] = useState<'typing' | 'asking' | 'none' | 'failed'>('typing');
  const [minutes, setMinutes] = useState(0);
  const [tracked, setTracked] = useState<TrackedFragment>();

  const look = async () => {
    setState('asking');
    try {
      const { trackComplaint } = await ask(TrackComplaintDocument, { code, phone });
      setTracked(trackComplaint ?? undefined);
      setState(trackComplaint ? 'typing' : 'none');
      // The address is that of what is shown: a reload asks for the same.
      if (trackComplaint) history.replaceState({ code: trackComplaint.code, phone }, '', `?ma=${encodeURIComponent(trackComplaint.code)}`);
    } catch (error) {
      setMinutes(error instanceof TooOften ? error.minutes : 0);
      setTracked(undefined);
      setState('failed');
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the page opens with everything known
  useEffect(() => {
    if (code && phone) void look();
  }, []);

  return (
    <>
      <h1>{text('follow.title')}</h1>
      <form
        noValidate
        className="lookup"
        onSubmit={(event) => {
          event.preventDefault();
          void look();
        }}
      >
        <TextField path="code" label="follow.code" hint="follow.codeHint" errors={{}} maxLength={20} value={code} onChange={setCode} />
        <TextField
          path="phone"
          label="follow.phone"
          errors={{}}
          type="tel"
          autoComplete="tel"
          maxLength={20}
          value={phone}
          onChange={setPhone}
        />
        <button type="submit" className="submit" disabled={!code.trim() || !phone.trim()}>
          {text('follow.submit')}
        </button>
      </form>
      <div role="status" aria-live="polite">
        {state === 'none' && <p className="error">{text('follow.none')}</p>}
        {state === 'failed' && <p className="error">{minutes ? text('follow.tooOften', { minutes }) : text('follow.failed')}</p>}
      </div>
      {tracked && <Tracked key={tracked.code} complaint={tracked} phone={phone} onDone={() => void look()} />}
    </>
  );
}

/** What was found, whatever is typed meanwhile to find another one. */
function Tracked({ complaint, ...rest }: { complaint: TrackedFragment } & Omit<Followed, 'code'>) {
  const { code, decision, status, mayRate, mayWithdraw, reopenUntil } = complaint;
  const followed = { ...rest, code };
  return (
    <>
      <TrackedComplaintView complaint={complaint} />
      {mayRate && <Rate {...followed} />}
      {!decision && status !== 'WITHDRAWN' && status !== 'JOINED' && <AddProof {...followed} />}
      {reopenUntil && <Reopen {...followed} until={reopenUntil} />}
      {mayWithdraw && <Withdraw {...followed} />}
    </>
  );
}
