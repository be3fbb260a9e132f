/** Following a complaint by its code and the phone it was filed with. */
import { useEffect, useRef, useState } from 'react';
import { TrackComplaintDocument, type TrackedFragment } from '../../generated/graphql.ts';
import { TextField } from '../fields/Field.tsx';
import { ask, TooOften } from '../graph.ts';
import { useMessages } from '../messages/messages.tsx';
import { AddProof } from './AddProof.tsx';
import { Rate } from './Rate.tsx';
import { Reopen } from './Reopen.tsx';
import { TrackedComplaintView } from './TrackedComplaintView.tsx';
import type { Followed } from './useTrackedMutation.ts';
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
  /** What was found, and under which phone: whatever is typed meanwhile is for finding another one. */
  const [tracked, setTracked] = useState<{ complaint: TrackedFragment; phone: string }>();
  const isAsking = state === 'asking';
  const turn = useRef(0);

  /** The newest question counts: an answer from before something was done would show the complaint as it was. */
  const look = async (asked: { code: string; phone: string }) => {
    turn.current += 1;
    const mine = turn.current;
    setState('asking');
    try {
      const { trackComplaint: complaint } = await ask(TrackComplaintDocument, asked);
      if (mine !== turn.current) return;
      setTracked(complaint ? { complaint, phone: asked.phone } : undefined);
      setState(complaint ? 'typing' : 'none');
      // The address is that of what is shown: a reload asks for the same.
      if (complaint) history.replaceState({ code: complaint.code, phone: asked.phone }, '', `?ma=${encodeURIComponent(complaint.code)}`);
    } catch (error) {
      if (mine !== turn.current) return;
      setMinutes(error instanceof TooOften ? error.minutes : 0);
      setTracked(undefined);
      setState('failed');
    }
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the page opens with everything known
  useEffect(() => {
    if (code && phone) void look({ code, phone });
  }, []);

  return (
    <>
      <h1>{text('follow.title')}</h1>
      <form
        noValidate
        className="lookup"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isAsking) void look({ code, phone }); // twice would be counted twice
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
        <button type="submit" className="submit" disabled={!code.trim() || !phone.trim()} aria-busy={isAsking}>
          {text('follow.submit')}
        </button>
      </form>
      <div role="status" aria-live="polite">
        {state === 'none' && <p className="error">{text('follow.none')}</p>}
        {state === 'failed' && <p className="error">{minutes ? text('follow.tooOften', { minutes }) : text('follow.failed')}</p>}
      </div>
      {tracked && (
        <Tracked
          key={tracked.complaint.code}
          {...tracked}
          onDone={() => void look({ code: tracked.complaint.code, phone: tracked.phone })}
        />
      )}
    </>
  );
}

function Tracked({ complaint, ...rest }: { complaint: TrackedFragment } & Omit<Followed, 'code'>) {
  const { code, decision, status, canRate, canWithdraw, reopenUntil } = complaint;
  const followed = { ...rest, code };
  return (
    <>
      <TrackedComplaintView complaint={complaint} />
      {canRate && <Rate {...followed} />}
      {!decision && status !== 'WITHDRAWN' && status !== 'MERGED' && <AddProof {...followed} />}
      {reopenUntil && <Reopen {...followed} until={reopenUntil} />}
      {canWithdraw && <Withdraw {...followed} />}
    </>
  );
}
