/** Drawn pictures of the welcome page, in the colours of the tokens; they say nothing that the text does not. */
export function KeyPicture() {
  return (
    <svg class="picture" viewBox="0 0 160 100" aria-hidden="true">
      <rect class="sheet" x="14" y="26" width="132" height="48" rx="12" />
      <circle class="line" cx="42" cy="50" r="11" />
      <path class="line" d="M53 50h34m-12 0v9m9-9v6" />
      <circle class="ok" cx="122" cy="50" r="11" />
      <path class="tick" d="M117 50l4 4 7-8" />
    </svg>
  );
}

export function LibraryPicture() {
  return (
    <svg class="picture" viewBox="0 0 160 100" aria-hidden="true">
      <rect class="sheet" x="14" y="18" width="60" height="64" rx="12" />
      <rect class="fill" x="33" y="48" width="22" height="17" rx="4" />
      <path class="line" d="M37 48v-6a7 7 0 0 1 14 0v6" />
      <rect class="sheet" x="86" y="18" width="60" height="64" rx="12" />
      <circle class="line" cx="116" cy="50" r="16" />
      <path class="line" d="M100 50h32m-16-16c9 9 9 23 0 32c-9-9-9-23 0-32" />
    </svg>
  );
}

export function SavePicture() {
  return (
    <svg class="picture" viewBox="0 0 160 100" aria-hidden="true">
      <rect class="sheet" x="24" y="10" width="112" height="80" rx="12" />
      <path class="hill" d="M24 78l28-30 22 20 18-14 44 26v-2a12 12 0 0 1-12 12H36a12 12 0 0 1-12-12z" />
      <circle class="sun" cx="54" cy="32" r="8" />
      <circle class="fill" cx="118" cy="72" r="15" />
      <path class="mark" d="M112 64h12v17l-6-4.500-6 4.500z" />
      <path class="pointer" d="M126 78l5 17 4-6 7-1z" />
    </svg>
  );
}
