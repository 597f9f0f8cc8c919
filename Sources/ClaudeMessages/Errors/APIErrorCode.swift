/// The stable code of an error of the API: what a program branches on.
public struct APIErrorCode: OpenVocabulary {
  /// The word as it stands on the wire.
  public let rawValue: String

  /// Makes a word, known or not.
  public init(rawValue: String) {
    self.rawValue = rawValue
  }

  /// Too many tools.
  public static let availableToolsLimitExceeded = APIErrorCode(
    rawValue: "available_tools_limit_exceeded"
  )
  /// Two tools have one name.
  public static let toolNameConflict = APIErrorCode(rawValue: "tool_name_conflict")
  /// A tool reference names no tool.
  public static let toolReferenceUnresolved = APIErrorCode(rawValue: "tool_reference_unresolved")
  /// An image has too many pixels.
  public static let imageDimensionsTooLarge = APIErrorCode(rawValue: "image_dimensions_too_large")
  /// The body came too slowly (408).
  public static let requestBodyTimeout = APIErrorCode(rawValue: "request_body_timeout")
  /// The organization is on hold.
  public static let organizationOnHold = APIErrorCode(rawValue: "organization_on_hold")
  /// The contract's spending limit is reached; waiting does not help.
  public static let contractSpendLimitReached = APIErrorCode(
    rawValue: "contract_spend_limit_reached"
  )
  /// The spending limit is reached; waiting does not help.
  public static let enforcedSpendLimitReached = APIErrorCode(
    rawValue: "enforced_spend_limit_reached"
  )
  /// The rate rose too fast (429).
  public static let rampLimitExceeded = APIErrorCode(rawValue: "ramp_limit_exceeded")
  /// The customer's encryption key is disabled.
  public static let cmekKeyDisabled = APIErrorCode(rawValue: "cmek_key_disabled")
  /// The customer's encryption key cannot be reached (503).
  public static let cmekKeyUnreachable = APIErrorCode(rawValue: "cmek_key_unreachable")
  /// The file has expired.
  public static let fileExpired = APIErrorCode(rawValue: "file_expired")
  /// The file cannot be downloaded.
  public static let fileNotDownloadable = APIErrorCode(rawValue: "file_not_downloadable")
  /// The organization's storage is full.
  public static let storageQuotaExceeded = APIErrorCode(rawValue: "storage_quota_exceeded")
  /// Compaction is not available now (529).
  public static let compactionUnavailable = APIErrorCode(rawValue: "compaction_unavailable")

  /// Whether a spending limit is reached: such a request fails again until someone raises the limit.
  public var isSpendLimit: Bool {
    self == .contractSpendLimitReached || self == .enforcedSpendLimitReached
  }
}
