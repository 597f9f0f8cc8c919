/** Where the button “How this reply was made” leads. */

/**
 * Opens the drawer.
 *
 * @param {{requestID: string, clientTimes: object, token: ?string, opener: HTMLElement}} exchange
 *     What is shown: the id of its request, when the page noticed what (in `performance.now()` milliseconds:
 *     `pressed`, `sent`, `firstByte`, `end`), the token to ask with, and the button that opened it.
 */
export function openDrawer(exchange) {
  exchange.opener.focus();
}
