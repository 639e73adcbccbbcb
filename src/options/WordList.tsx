/** One list of own words, as text. */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { parseOwnWords } from '../script/own-words.ts';
import { storedBytes, WORDS_MOST } from '../settings/settings.ts';
import { t } from '../ui/i18n.ts';
import { FailureNote, failureId } from './FailureNote.tsx';
import { FileButton } from './FileButton.tsx';
import { NoteLine } from './NoteLine.tsx';
import type { Props } from './Options.tsx';
import { ANSWERS, type Incoming, type ListName } from './state.ts';
import { lineRange } from './word-list.ts';

/** Typing is over for now after this, in ms. */
const PAUSE = 700;
/** Wrong lines that are listed; of the others the number is said. */
const LISTED_MOST = 20;

interface ListProps extends Props {
  list: ListName;
  title: string;
  example: string;
  /** BCP 47 */
  language: string;
}

export function WordList({ state, actions, list, title, example, language }: ListProps) {
  const text = state.settings[list];
  const incoming = state.incoming[list];
  const field = useRef<HTMLTextAreaElement>(null);
  const { words, errors } = useMemo(() => parseOwnWords(text), [text]);
  const bytes = storedBytes(text);

  const goTo = (line: number) => {
    const { from, to } = lineRange(text, line);
    field.current?.focus();
    field.current?.setSelectionRange(from, to);
  };

  return (
    <div class="list">
      <h3>
        <label for={list}>{title}</label>
      </h3>
      <p class="how" id={`${list}-how`}>
        {t('options_words_example', example)}
      </p>
      <textarea
        id={list}
        ref={field}
        lang={language}
        rows={6}
        spellcheck={false}
        autocapitalize="off"
        autocomplete="off"
        value={text}
        aria-invalid={errors.length > 0 || state.failures[list] === 'tooLong'}
        aria-describedby={`${list}-how ${list}-used ${list}-wrong ${failureId(list)}`}
        onInput={(event) => {
          // Half a word in an input method is shown, and stored only with what comes after it.
          actions.change({ [list]: event.currentTarget.value }, event.isComposing ? 60_000 : PAUSE);
        }}
        onCompositionEnd={(event) => actions.change({ [list]: event.currentTarget.value }, PAUSE)}
        onBlur={() => actions.flush()}
      />
      <div class="under">
        <p class={bytes > WORDS_MOST ? 'used over' : 'used'} id={`${list}-used`}>
          {t('options_words_used', words.length, bytes, WORDS_MOST)}
        </p>
        <FileButton
          name={list}
          accept=".txt,.tsv,.csv,text/*"
          label={t('options_words_import')}
          describedBy={list}
          disabled={incoming !== undefined}
          onFile={(file) => actions.importWords(list, file)}
        />
        <button
          type="button"
          data-action={`export-${list}`}
          disabled={text === ''}
          aria-describedby={list}
          onClick={() => actions.exportWords(list)}
        >
          {t('options_words_export')}
        </button>
      </div>
      <FailureNote state={state} actions={actions} name={list} />
      {incoming && (
        <Ask
          incoming={incoming}
          onAnswer={(answer) => {
            actions.answer(list, answer);
            field.current?.focus();
          }}
        />
      )}
      <NoteLine state={state} actions={actions} place={list} />
      <div>
        <Wrong id={`${list}-wrong`} count={errors.length} />
        {errors.length > 0 && (
          <ul class="wrong">
            {errors.slice(0, LISTED_MOST).map(({ line, reason, text: wrong }) => (
              <li key={line}>
                <button type="button" class="link" data-line={line} onClick={() => goTo(line)}>
                  {t('options_line', line)}
                </button>{' '}
                <span>{t(`options_error_${reason}`)}</span> <code lang={language}>{wrong.trim()}</code>
              </li>
            ))}
            {errors.length > LISTED_MOST && <li>{t('options_moreLines', errors.length - LISTED_MOST)}</li>}
          </ul>
        )}
      </div>
    </div>
  );
}

/** How many lines are wrong: at once for the eye, and read aloud once typing is over for now. */
function Wrong({ id, count }: { id: string; count: number }) {
  const [said, setSaid] = useState(count);
  useEffect(() => {
    const timer = setTimeout(() => setSaid(count), PAUSE);
    return () => clearTimeout(timer);
  }, [count]);
  return (
    <>
      <div id={id} aria-hidden="true">
        {count > 0 && <p class="failure">{t('options_words_wrong', count)}</p>}
      </div>
      <p class="unseen" aria-live="polite">
        {said > 0 && t('options_words_wrong', said)}
      </p>
    </>
  );
}

/** Asks what is to become of another text for the list. */
function Ask({ incoming, onAnswer }: { incoming: Incoming; onAnswer(answer: (typeof ANSWERS)[number]): void }) {
  const { from, file } = incoming;
  const question = useRef<HTMLParagraphElement>(null);
  useLayoutEffect(() => {
    // The reader has just chosen a file; a change elsewhere must not take the keyboard away.
    if (from === 'file') question.current?.focus();
  }, [from, file]);
  return (
    <div class="ask" role="alert">
      <p ref={question} tabIndex={-1}>
        {from === 'file' ? t('options_file_ask', file) : t('options_elsewhere_ask')}
      </p>
      <div class="buttons">
        {ANSWERS.map((answer) => (
          <button type="button" key={answer} data-action={answer} onClick={() => onAnswer(answer)}>
            {from === 'file' ? t(`options_file_${answer}`) : t(`options_elsewhere_${answer}`)}
          </button>
        ))}
      </div>
    </div>
  );
}
