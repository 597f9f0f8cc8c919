import ClaudeMessages
import OrderedJSON

/// The wording of refusals of requests whose body is not what it should be.
extension Refusal {
  static func notJSON(_ error: JSONError) -> Refusal {
    Refusal(400, .invalidRequest, "The request body is not valid JSON: \(error)")
  }

  static func missingField(_ name: String) -> Refusal {
    Refusal(400, .invalidRequest, "\(name): Field required")
  }

  static func wrongField(_ name: String, _ type: String) -> Refusal {
    Refusal(400, .invalidRequest, "\(name): Input should be a valid \(type)")
  }

  /// A request whose cost cannot be bounded, as it is not understood.
  static func unreadableRequest(_ error: MessageDecodingError) -> Refusal {
    Refusal(
      400,
      .invalidRequest,
      "the gateway cannot tell what this request may cost, which a token with a budget needs: \(error)"
    )
  }

  static func unknownModel(_ model: String) -> Refusal {
    Refusal(404, .notFound, "model: \(model.prefix(100))")
  }
}
