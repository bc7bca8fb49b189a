/** The Desk: chart, tables and ticket of the active book. */
export function DeskScreen() {
  return (
    <div data-testid="desk-screen">
      <h1 tabIndex={-1}>Desk</h1>
    </div>
  );
}
