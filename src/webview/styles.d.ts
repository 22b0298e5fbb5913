/** Style sheets are bundled by the build; importing one has an effect only. */
declare module '*.css';
