/** Says for a moment that something was stored. */
import { useEffect, useState } from 'preact/hooks';
import { t } from './i18n.ts';

/** In ms. */
const SHOWN = 2000;

export function Saved({ saves }: { saves: number }) {
  const [shown, setShown] = useState(0);
  useEffect(() => {
    const timer = setTimeout(() => setShown(saves), SHOWN);
    return () => clearTimeout(timer);
  }, [saves]);
  return (
    <p class="saved" role="status">
      {saves > shown && <span>{t('options_saved')}</span>}
    </p>
  );
}
