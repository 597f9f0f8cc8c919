import Glibc

/// A host with or without a port, as it stands in `Host` and in an origin.
///
/// - Source: RFC 3986, section 3.2.
struct Authority: Sendable, Hashable {
  /// The host: a name in lower case without the dot at its end, or an address in its usual spelling, without brackets.
  let host: String
  /// The port; nil where none is told.
  let port: Int?

  /// Reads an authority; nil for anything that is not just a host and a port, such as one with a user.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    if bytes.first == UInt8(ascii: "[") {
      guard let end = bytes.firstIndex(of: UInt8(ascii: "]")),
        let address = Self.address(String(decoding: bytes[1..<end], as: UTF8.self), AF_INET6),
        let port = PortPart(bytes[(end + 1)...])
      else { return nil }
      host = address
      self.port = port.number
      return
    }
    let end = bytes.firstIndex(of: UInt8(ascii: ":")) ?? bytes.endIndex
    var name = bytes[..<end]
    if name.last == UInt8(ascii: ".") { name.removeLast() }
    guard !name.isEmpty, name.allSatisfy(\.isInHostName), let port = PortPart(bytes[end...]) else {
      return nil
    }
    let text = String(decoding: name, as: UTF8.self).lowercased()
    host = Self.address(text, AF_INET) ?? text
    self.port = port.number
  }

  /// Reads a host without a port, which may be an address of IP version 6 without brackets.
  init?(host: String) {
    if let address = Self.address(host, AF_INET6) {
      self.init(address: address)
    } else {
      self.init(host)
    }
  }

  private init(address: String) {
    host = address
    port = nil
  }

  /// Whether the host is this machine whatever a name server says: `localhost`, a name below it, or a loopback address.
  ///
  /// - Source: RFC 6761, section 6.3, for the names.
  var isLoopback: Bool {
    if host == "localhost" || host.hasSuffix(".localhost") || host == "::1" { return true }
    let mapped = "::ffff:"
    let address = host.hasPrefix(mapped) ? String(host.dropFirst(mapped.utf8.count)) : host
    return Self.address(address, AF_INET)?.hasPrefix("127.") ?? false
  }

  /// The usual spelling of an address; nil if the text is none.
  private static func address(_ text: String, _ family: Int32) -> String? {
    // A text with a zero byte would be read only up to there.
    guard !text.utf8.contains(0) else { return nil }
    var address = in6_addr()
    guard inet_pton(family, text, &address) == 1 else { return nil }
    var spelling = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    guard inet_ntop(family, &address, &spelling, socklen_t(spelling.count)) != nil else {
      return nil
    }
    let bytes = spelling.prefix { $0 != 0 }.map(UInt8.init(bitPattern:))
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// What follows the host: nothing, or a colon with or without a number.
private struct PortPart {
  /// The number, from 1 to 65535; nil for none.
  let number: Int?

  /// Reads the part; nil for anything else.
  init?(_ bytes: ArraySlice<UInt8>) {
    guard bytes.isEmpty || bytes.first == UInt8(ascii: ":") else { return nil }
    let digits = bytes.dropFirst()
    guard digits.count <= 5, digits.allSatisfy({ $0 &- UInt8(ascii: "0") < 10 }) else { return nil }
    number = Int(String(decoding: digits, as: UTF8.self))
    if let number, !(1...65_535).contains(number) { return nil }
  }
}

extension UInt8 {
  /// Whether the byte may stand in the name of a host; `_` is in none by the rules and in some by custom.
  fileprivate var isInHostName: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"): true
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"): true
    default: false
    }
  }
}
