/// The kind of an error of the API.
public struct APIErrorType: OpenVocabulary {
  /// The word as it stands on the wire.
  public let rawValue: String

  /// Makes a word, known or not.
  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// 400: the request is malformed, or the model does not accept it.
  public static let invalidRequest = APIErrorType(rawValue: "invalid_request_error")
  /// 401: no credential, or a wrong one.
  public static let authentication = APIErrorType(rawValue: "authentication_error")
  /// 402: the account cannot pay.
  public static let billing = APIErrorType(rawValue: "billing_error")
  /// 403: the credential may not do this.
  public static let permission = APIErrorType(rawValue: "permission_error")
  /// 404: no such model or path.
  public static let notFound = APIErrorType(rawValue: "not_found_error")
  /// 409: another request holds a lock.
  public static let conflict = APIErrorType(rawValue: "conflict_error")
  /// 413: the body is too large.
  public static let requestTooLarge = APIErrorType(rawValue: "request_too_large")
  /// 429: too many requests or tokens.
  public static let rateLimit = APIErrorType(rawValue: "rate_limit_error")
  /// 500: the API failed.
  public static let api = APIErrorType(rawValue: "api_error")
  /// 504: the API took too long.
  public static let timeout = APIErrorType(rawValue: "timeout_error")
  /// 529: the API is overloaded.
  public static let overloaded = APIErrorType(rawValue: "overloaded_error")

  /// The kind that goes with an HTTP status, for answers that do not tell; nil below 400.
  public init?(status: Int) {
    switch status {
    case 401: self = .authentication
    case 402: self = .billing
    case 403: self = .permission
    case 404: self = .notFound
    case 408, 504: self = .timeout
    case 409: self = .conflict
    case 413: self = .requestTooLarge
    case 429: self = .rateLimit
    case 529: self = .overloaded
    case 400..<500: self = .invalidRequest
    case 500...: self = .api
    default: return nil
    }
  }
}
