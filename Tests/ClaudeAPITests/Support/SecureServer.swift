import NIOCore
import NIOPosix
import NIOSSL

/// A server that speaks TLS with a certificate nobody trusts, and answers everything with one JSON object.
enum SecureServer {
  /// Sends the answer when the first bytes of a request arrive, and closes.
  private final class Answering: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      let body = #"{"input_tokens":7}"#
      let answer =
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: \(body.utf8.count)\r\nconnection: close\r\n\r\n\(body)"
      context.writeAndFlush(wrapOutboundOut(ByteBuffer(string: answer)), promise: nil)
    }
  }

  /// Runs a body, which gets the base URL, with a server, which is gone when the body returns or throws.
  static func withServer<Value>(_ body: (String) async throws -> Value) async throws -> Value {
    let configuration = TLSConfiguration.makeServerConfiguration(
      certificateChain: try NIOSSLCertificate.fromPEMBytes(Array(certificate.utf8)).map {
        .certificate($0)
      },
      privateKey: .privateKey(try NIOSSLPrivateKey(bytes: Array(privateKey.utf8), format: .pem))
    )
    let context = try NIOSSLContext(configuration: configuration)
    let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandlers([
            NIOSSLServerHandler(context: context), Answering(),
          ])
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
    do {
      let value = try await body("https://localhost:\(channel.localAddress?.port ?? 0)")
      try await channel.close()
      return value
    } catch {
      try await channel.close()
      throw error
    }
  }

  /// Signed by itself for `localhost` and `127.0.0.1`, until 2126.
  static let certificate = """
    -----BEGIN CERTIFICATE-----
    MIIBsjCCAVmgAwIBAgIUIGMxYjlEeDy3/FW5JUSyUW89fT4wCgYIKoZIzj0EAwIw
    IDEeMBwGA1UEAwwVQ2xhdWRlQVBJIHRlc3Qgc2VydmVyMCAXDTI2MTEyMjE5MDUx
    M1oYDzIxMjYxMDI5MTkwNTEzWjAgMR4wHAYDVQQDDBVDbGF1ZGVBUEkgdGVzdCBz
    ZXJ2ZXIwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAASPxmpN4h9i2aaNTnLzYnf7
    a8zIMmgio/NLHuuN3xKNwkdc+z4pfYxjrM8GawTG5xrgcVY/fbyF13ccW3wuQLEf
    o28wbTAdBgNVHQ4EFgQUribR6t1iml4B4hbv60i3vrB9XHwwHwYDVR0jBBgwFoAU
    ribR6t1iml4B4hbv60i3vrB9XHwwDwYDVR0TAQH/BAUwAwEB/zAaBgNVHREEEzAR
    gglsb2NhbGhvc3SHBH8AAAEwCgYIKoZIzj0EAwIDRwAwRAIgOW4aCbhaU7N/VJmQ
    3ipbc+9DfNgq6vCEmfOlurlU55cCIGzeYFCAGD/2mbPvFwBohQ8kP3ZF9oEW3lpQ
    sxnK6Efq
    -----END CERTIFICATE-----
    """

  /// The key of ``certificate``: made for this test, trusted by nothing.
  private static let privateKey = """
    -----BEGIN PRIVATE KEY-----
    MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgdoROe4UsH/OBUnMs
    E55q1jbjSJQf4/63TwZn3KpmQ0ahRANCAASPxmpN4h9i2aaNTnLzYnf7a8zIMmgi
    o/NLHuuN3xKNwkdc+z4pfYxjrM8GawTG5xrgcVY/fbyF13ccW3wuQLEf
    -----END PRIVATE KEY-----
    """
}
