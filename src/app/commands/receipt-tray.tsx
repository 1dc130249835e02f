export function ReceiptTray() {
  return null;
}
