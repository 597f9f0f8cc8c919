import FoundationEssentials
import RunStorage

/// A token that was just drawn: 256 random bits of the system.
struct ClientToken {
  /// What the client sends: `parley_` and 43 characters of base64url.
  ///
  /// - Source: RFC 4648, section 5, <https://www.rfc-editor.org/rfc/rfc4648>.
  let text: String
  /// What names the token in lists and logs; tells nothing of it.
  let id: String

  /// Draws a token.
  init() {
    var system = SystemRandomNumberGenerator()
    let bytes = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &system) }
    let letters = Data(bytes).base64EncodedString().compactMap { letter -> Character? in
      switch letter {
      case "+": "-"
      case "/": "_"
      case "=": nil
      default: letter
      }
    }
    text = "parley_" + String(letters)
    let number = String(UInt64.random(in: .min ... .max, using: &system), radix: 32)
    id = "token_" + String(repeating: "0", count: 13 - number.utf8.count) + number
  }
}
