/** Choosing photos: each is uploaded at once; one that is refused is named, and the others stay. */
import { afterEach, expect, jest, test } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import type { UploadedPhoto } from '../graph.ts';
import { MessagesIn } from '../messages/messages.tsx';
import { vi } from '../messages/vi.ts';
import { Photos } from './Photos.tsx';

const real = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = real;
});

/** What the gateway answers to one upload after the other. */
function answering(...answers: (object | Error)[]) {
  const send = jest.fn<typeof fetch>(async () => {
    const answer = answers.shift();
    if (!answer || answer instanceof Error) throw answer ?? new Error('one upload too many');
    return { ok: true, status: 200, headers: new Headers(), json: async () => answer } as unknown as Response;
  });
  globalThis.fetch = send;
  return send;
}

const busy: boolean[] = [];
function Proof({ already = [] }: { already?: UploadedPhoto[] }) {
  const [photos, setPhotos] = useState(already);
  return (
    <MessagesIn language="vi" setLanguage={() => undefined}>
      <Photos photos={photos} onChange={setPhotos} onBusy={(now) => busy.push(now)} />
    </MessagesIn>
  );
}
const paper = (name: string) => new File(['%PDF-1.4'], name, { type: 'application/pdf' });
const choose = async (...files: File[]) => {
  const user = userEvent.setup();
  await user.upload(screen.getByLabelText<HTMLInputElement>(new RegExp(vi['proof.photos'])), files);
  await screen.findAllByText(/✓|: /);
  return user;
};
const listed = () => screen.queryAllByRole('listitem').map((item) => item.textContent?.match(/\w+\.pdf/)?.[0]);

test('what is uploaded is listed by its name, and can be taken out again', async () => {
  answering({ id: '1', contentType: 'application/pdf' }, { id: '2', contentType: 'application/pdf' });
  render(<Proof />);
  const user = await choose(paper('a.pdf'), paper('b.pdf'));
  expect(listed()).toEqual(['a.pdf', 'b.pdf']);
  expect(busy.splice(0)).toEqual([true, false]);
  await user.click(screen.getByRole('button', { name: vi['proof.remove'].replace('{name}', 'a.pdf') }));
  expect(listed()).toEqual(['b.pdf']);
});

test('one that has a password is named with what is wrong, and the next one is taken', async () => {
  answering(
    { errors: [{ code: 'INVALID', field: ['photo'], message: '', reason: 'HAS_PASSWORD' }] },
    { id: '2', contentType: 'application/pdf' },
  );
  render(<Proof />);
  await choose(paper('a.pdf'), paper('b.pdf'));
  expect(screen.getByRole('status').textContent).toBe(`a.pdf: ${vi['error.photoPassword']}`);
  expect(listed()).toEqual(['b.pdf']);
});

test('the seventh is not sent', async () => {
  const send = answering();
  const six = Array.from({ length: 6 }, (_, i) => ({ id: String(i), name: `p${i}.pdf`, contentType: 'application/pdf' }));
  render(<Proof already={six} />);
  await choose(paper('zu.pdf'));
  expect(screen.getByRole('status').textContent).toBe(`zu.pdf: ${vi['proof.tooMany']}`);
  expect(send).not.toHaveBeenCalled();
});
