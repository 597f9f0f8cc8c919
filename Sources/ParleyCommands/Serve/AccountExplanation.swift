import ModelProviders
import OrderedJSON

/// How the built-in model made a reply that went through the gateway, as JSON for the chat page.
enum AccountExplanation {
  /// The explanation of a reply; nil where there is none.
  static func json(of account: ReplyAccount) -> JSONValue? { nil }
}
