import Foundation

/// A connection to a server on this machine, byte by byte.
final class RawConnection {
  /// What has come so far.
  private(set) var received: [UInt8] = []
  /// Whether the server has closed the connection, or it broke.
  private(set) var isClosed = false
  /// The host and port as a `host` header has them.
  let host: String
  private let descriptor: Int32
  private var unsent: ArraySlice<UInt8> = []

  /// Connects.
  ///
  /// - Parameters:
  ///   - url: The base URL of a server on 127.0.0.1.
  ///   - receiveBuffer: How many bytes the system takes before they are read; nil for its own choice.
  /// - Throws: ``ServerError`` when nothing listens.
  init(to url: String, receiveBuffer: Int32? = nil) throws {
    host = String(url.split(separator: "/").last ?? "")
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | O_CLOEXEC, 0)
    if var receiveBuffer {
      setsockopt(
        descriptor,
        SOL_SOCKET,
        SO_RCVBUF,
        &receiveBuffer,
        socklen_t(MemoryLayout<Int32>.size)
      )
    }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = (UInt16(host.split(separator: ":").last ?? "") ?? 0).bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isConnected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, size) == 0
      }
    }
    // What throws here leaves a whole object behind, which closes the descriptor.
    guard isConnected else {
      throw ServerError(message: "nothing listens at \(url)")
    }
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
  }

  deinit { Glibc.close(descriptor) }

  /// Ends the connection, at once.
  func close() {
    shutdown(descriptor, Int32(SHUT_RDWR))
    isClosed = true
  }

  /// Sends bytes: what goes without waiting at once, for a server does not wait long for a request, the rest with
  /// ``turn(limit:)``.
  func send(_ bytes: some Sequence<UInt8>) {
    unsent += bytes
    flush()
  }

  /// Sends a request.
  func send(_ request: LocalRequest) { send(request.bytes(to: "http://\(host)")) }

  /// Sends and takes what goes without waiting.
  ///
  /// - Parameter limit: The most bytes that are taken. Default: 256 KiB.
  func turn(limit: Int = 1 << 18) {
    guard !isClosed else { return }
    flush()
    var chunk = [UInt8](repeating: 0, count: limit)
    let count = read(descriptor, &chunk, limit)
    if count > 0 { received += chunk[..<count] }
    if count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR) { isClosed = true }
  }

  private func flush() {
    guard !isClosed, !unsent.isEmpty else { return }
    let count = unsent.withUnsafeBytes {
      Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
    }
    if count > 0 { unsent = unsent.dropFirst(count) }
    // What the server still says is read before its end of the connection.
    if count < 0, errno != EAGAIN { unsent = [] }
  }

  /// Waits until a condition holds; false when the connection was closed, or two minutes passed, before.
  func waits(until condition: (RawConnection) -> Bool) async throws -> Bool {
    let end = ContinuousClock.now + .seconds(120)
    while !condition(self), !isClosed, ContinuousClock.now < end {
      turn()
      try await Task.sleep(for: .milliseconds(2))
    }
    return condition(self)
  }

  /// Waits until a text has come.
  func waits(for text: String) async throws -> Bool {
    try await waits { $0.hasReceived(text) }
  }

  /// Whether a text is within what has come.
  func hasReceived(_ text: String) -> Bool {
    Data(received).firstRange(of: Data(text.utf8)) != nil
  }

  /// Waits for the end of the connection, and tells what came.
  ///
  /// - Throws: ``ServerError`` when it does not end, or ends without an answer.
  func answer() async throws -> LocalRequest.Answer {
    guard try await waits(until: \.isClosed), let answer = LocalRequest.Answer(received) else {
      throw ServerError(message: "no whole answer; so far \(received.count) bytes")
    }
    return answer
  }
}
