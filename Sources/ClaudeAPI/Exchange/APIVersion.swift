/// A value of the `anthropic-version` header.
public struct APIVersion: RawRepresentable, Hashable, Sendable {
  /// The value as sent.
  public let rawValue: String

  /// Makes a version from the header's value.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// The version without sampling parameters.
  public static let v2026_10_21 = APIVersion(rawValue: "2026-10-21")
  /// The version that older servers know and that takes `temperature`, `top_p` and `top_k` for models that sample by request.
  public static let v2023_06_01 = APIVersion(rawValue: "2023-06-01")
}
