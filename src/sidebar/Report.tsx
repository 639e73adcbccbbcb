/** What was cleaned and why; each finding can be looked up and brought back. */
import { KINDS, type Kind } from '../findings/finding.ts';
import type { Actions, ShownFinding, SidebarState, Translate } from './state.ts';

interface Props {
  state: SidebarState;
  actions: Actions;
  translate: Translate;
}

const isKindKept = ({ keptHere, settings }: SidebarState, kind: Kind): boolean =>
  keptHere.includes(kind) || settings.keepKinds.includes(kind);

/** Of a kind that is kept as a whole there is nothing to bring back, nor to clean again. */
const choosableOf = (state: SidebarState): ShownFinding[] => state.findings.filter((f) => !isKindKept(state, f.kind));

/** How much was cleaned. */
export const reportTitle = (state: SidebarState, t: Translate): string =>
  state.cleaning
    ? t('cleaned', choosableOf(state).filter((f) => !f.kept).length)
    : t('cleaningOff', state.findings.length);

export function Report({ state, actions, translate: t }: Props) {
  const { findings, dropped, cleaning, keptHere, settings } = state;
  const choosable = choosableOf(state);
  const inForce = choosable.filter((f) => !f.kept);
  return (
    <>
      {dropped.map((kind) => (
        <p key={kind} class="dropped">
          {t('droppedKind', t(`kind_${kind}`))}
        </p>
      ))}
      {findings.length === 0 && <p>{t('nothingFound')}</p>}
      {cleaning && choosable.length > 1 && (
        <p class="buttons">
          <button
            type="button"
            data-action="bring-back-all"
            onClick={() =>
              actions.keep(
                choosable.map((f) => f.id),
                inForce.length > 0,
              )
            }
          >
            {t(inForce.length > 0 ? 'bringBackEverything' : 'cleanEverything')}
          </button>
        </p>
      )}
      {KINDS.map((kind) => {
        const own = findings.filter((f) => f.kind === kind);
        if (!own.length) return null;
        const ids = own.map((f) => f.id);
        const kept = own.every((f) => f.kept);
        const keptEverywhere = settings.keepKinds.includes(kind);
        return (
          <section key={kind}>
            <h2>
              {t(`kind_${kind}`)} <span class="count">{own.length}</span>
            </h2>
            {keptEverywhere && <p class="why">{t('keptEverywhere')}</p>}
            {cleaning && !keptEverywhere && (
              <p class="buttons">
                {!keptHere.includes(kind) && (
                  <button type="button" onClick={() => actions.keep(ids, !kept)}>
                    {t(kept ? 'cleanAll' : 'bringBackAll')}
                  </button>
                )}
                <button
                  type="button"
                  aria-pressed={keptHere.includes(kind)}
                  onClick={() => actions.keepHere(kind, !keptHere.includes(kind))}
                >
                  {t('keepHere')}
                </button>
              </p>
            )}
            <ul>
              {own.map((finding) => (
                <li key={finding.id} class={finding.kept ? 'kept' : ''}>
                  <p class="text">{finding.text || t('noWords')}</p>
                  <p class="why">
                    {t(`reason_${finding.reason}`)}
                    {finding.alike !== undefined && ` ${t('alike', Math.round(finding.alike * 100))}`}
                  </p>
                  <span class="buttons">
                    <button type="button" onClick={() => actions.jumpToFinding(finding.id)}>
                      {t('goThere')}
                    </button>
                    {cleaning && !isKindKept(state, kind) && (
                      <button type="button" onClick={() => actions.keep([finding.id], !finding.kept)}>
                        {t(finding.kept ? 'cleanAgain' : 'bringBack')}
                      </button>
                    )}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </>
  );
}
