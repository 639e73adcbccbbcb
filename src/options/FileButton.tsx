/** A button that has the reader choose a file. */
import { useRef } from 'preact/hooks';

interface Props {
  name: string;
  label: string;
  /** What may be chosen, as `<input accept>` has it. */
  accept: string;
  describedBy?: string;
  disabled?: boolean;
  onFile(file: File): void;
}

export function FileButton({ name, label, accept, describedBy, disabled = false, onFile }: Props) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        data-action={`import-${name}`}
        disabled={disabled}
        aria-describedby={describedBy}
        onClick={() => input.current?.click()}
      >
        {label}
      </button>
      <input
        type="file"
        hidden
        ref={input}
        data-file={name}
        accept={accept}
        onChange={(event) => {
          const { currentTarget } = event;
          const file = currentTarget.files?.[0];
          if (file) onFile(file);
          // The same file chosen again is a change again.
          currentTarget.value = '';
        }}
      />
    </>
  );
}
