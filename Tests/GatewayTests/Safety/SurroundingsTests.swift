import ClaudeAPI
import Gateway
import Testing

struct SurroundingsTests {
  private func status(
    _ surroundings: Surroundings,
    _ headers: HeaderFields,
    method: String = "POST",
    path: String = "/v1/messages"
  ) -> Int {
    do throws(Refusal) {
      try surroundings.check(method: method, path: path, headers: headers)
      return 200
    } catch {
      #expect(error.reason == .origin)
      #expect(error.type == (error.status == 403 ? .permission : .invalidRequest))
      return error.status
    }
  }

  // MARK: Host

  @Test(arguments: [
    ("localhost", 200), ("localhost:8787", 200), ("LOCALHOST:8787", 200), ("localhost.", 200),
    ("localhost.:8787", 200), ("localhost:", 200), ("chat.localhost:1", 200),
    ("127.0.0.1:8787", 200), ("127.0.0.1", 200), ("127.8.9.10", 200), ("127.0.0.1.", 200),
    ("[::1]:8787", 200), ("[::1]", 200), ("[0:0:0:0:0:0:0:1]", 200), ("[::ffff:127.0.0.1]", 200),
    ("evil.example", 403), ("evil.example:8787", 403), ("localhost.evil.com", 403),
    ("127.0.0.1.nip.io", 403), ("127.0.0.1.nip.io:8787", 403), ("notlocalhost", 403),
    ("localhosts", 403), ("evil-localhost", 403), ("192.168.1.5", 403), ("0.0.0.0", 403),
    ("[::]", 403), ("[fe80::1]", 403), ("128.0.0.1", 403), ("127.1", 403), ("2130706433", 403),
    ("0x7f.0.0.1", 403), ("127.0.0.256", 403), ("[::ffff:8.8.8.8]", 403),
    ("user@localhost", 400), ("localhost@evil.com", 400), ("evil.com#localhost", 400),
    ("localhost/evil", 400), ("localhost:0", 400), ("localhost:65536", 400),
    ("localhost:80:80", 400), ("localhost:+80", 400), ("localhost: 80", 400),
    ("localhost,evil", 400),
    ("", 400), (".", 400), (":8787", 400), ("::1", 400), ("[::1", 400), ("[::1]x", 400),
    ("[localhost]", 400), ("[::1%lo]", 400), ("[]", 400), ("local host", 400), ("ｌocalhost", 400),
    ("localhost\u{0}.evil.com", 400), ("localhost\r\nx: y", 400), ("http://localhost", 400),
  ])
  func onALoopbackAddressOnlyItsNamesAreTaken(host: String, expected: Int) {
    for address in ["127.0.0.1", "localhost", "::1"] {
      #expect(status(Surroundings(host: address), ["host": host]) == expected)
    }
  }

  @Test(arguments: [
    ("chat.example", 200), ("CHAT.example:443", 200), ("chat.example.", 200), ("10.0.0.5", 200),
    ("[fe80::1]:80", 200), ("localhost", 200), ("a.chat.example", 403),
    ("chat.example.evil.com", 403),
    ("evil.com", 403),
  ])
  func namesThatTheOperatorGaveAreTakenToo(host: String, expected: Int) {
    let surroundings = Surroundings(
      host: "127.0.0.1",
      hostNames: ["Chat.Example", "10.0.0.5", "fe80::1"]
    )
    #expect(status(surroundings, ["host": host]) == expected)
  }

  @Test func onAnotherAddressAnyNameIsTakenUnlessNamesWereGiven() {
    for address in ["0.0.0.0", "::", "192.168.1.5", "gateway.example"] {
      let open = Surroundings(host: address)
      #expect(status(open, ["host": "whatever.example"]) == 200)
      let named = Surroundings(host: address, hostNames: ["chat.example"])
      #expect(status(named, ["host": "chat.example:8787"]) == 200)
      #expect(status(named, ["host": "localhost"]) == 403)
    }
  }

  @Test func exactlyOneHostIsExpected() {
    let surroundings = Surroundings(host: "127.0.0.1")
    #expect(status(surroundings, [:]) == 400)
    #expect(status(surroundings, ["Host": "localhost", "host": "localhost"]) == 400)
    #expect(status(surroundings, ["HOST": "localhost"]) == 200)
  }

  @Test(arguments: ["/healthz", "/readyz"])
  func probesOfHealthAreAnsweredUnderAnyName(path: String) {
    let surroundings = Surroundings(host: "127.0.0.1")
    #expect(status(surroundings, ["host": "10.1.2.3:8787"], method: "GET", path: path) == 200)
    #expect(status(surroundings, ["host": "10.1.2.3"], method: "GET", path: path + "/x") == 403)
  }

  // MARK: Origin

  @Test(arguments: [
    ("http://localhost:8787", "localhost:8787", 200),
    ("HTTP://LOCALHOST:8787", "localhost:8787", 200),
    ("http://127.0.0.1:8787", "127.0.0.1:8787", 200), ("http://[::1]:8787", "[::1]:8787", 200),
    ("http://localhost", "localhost", 200), ("http://localhost", "localhost:80", 200),
    ("https://localhost", "localhost", 200), ("https://localhost", "localhost:443", 200),
    ("http://localhost:3000", "localhost:8787", 403), ("http://localhost", "localhost:8787", 403),
    ("http://127.0.0.1:8787", "localhost:8787", 403), ("https://localhost", "localhost:80", 403),
    ("http://localhost.evil.com:8787", "localhost:8787", 403),
    ("http://evil.com", "localhost:8787", 403), ("null", "localhost:8787", 403),
    ("", "localhost:8787", 403), ("file://", "localhost:8787", 403),
    ("localhost:8787", "localhost:8787", 403), ("ws://localhost:8787", "localhost:8787", 403),
    ("http://localhost:8787/", "localhost:8787", 403),
    ("http://evil.com@localhost:8787", "localhost:8787", 403),
    ("http://localhost:8787, http://evil.com", "localhost:8787", 403),
    ("chrome-extension://localhost:8787", "localhost:8787", 403),
  ])
  func pageMustComeFromTheGatewayItself(origin: String, host: String, expected: Int) {
    let surroundings = Surroundings(host: "127.0.0.1")
    for method in ["POST", "GET", "OPTIONS", "DELETE"] {
      #expect(status(surroundings, ["host": host, "origin": origin], method: method) == expected)
    }
  }

  @Test func severalOriginsAreNone() {
    let headers: HeaderFields = [
      "host": "localhost", "origin": "http://localhost", "Origin": "http://localhost",
    ]
    #expect(status(Surroundings(host: "127.0.0.1"), headers) == 400)
  }

  @Test func overTLSAPageWithoutItIsAStranger() {
    let surroundings = Surroundings(host: "0.0.0.0", isTLS: true)
    #expect(
      status(surroundings, ["host": "chat.example", "origin": "https://chat.example"]) == 200
    )
    #expect(status(surroundings, ["host": "chat.example", "origin": "http://chat.example"]) == 403)
  }

  @Test(arguments: [
    ("https://app.example", 200), ("https://APP.example:443", 200), ("http://app.example", 403),
    ("https://app.example:8443", 403), ("https://app.example.evil.com", 403),
    ("https://x.app.example", 403), ("null", 403),
  ])
  func originsThatTheOperatorAllowedAreTaken(origin: String, expected: Int) {
    let surroundings = Surroundings(
      host: "127.0.0.1",
      allowedOrigins: ["https://app.example", "null", "*"]
    )
    let headers: HeaderFields = [
      "host": "localhost:8787", "origin": origin, "sec-fetch-site": "cross-site",
    ]
    #expect(status(surroundings, headers) == expected)
  }

  @Test(arguments: [
    ("https://app.example", true), ("http://localhost:3000", true), ("http://[::1]:3000", true),
    ("*", false), ("null", false), ("app.example", false), ("https://app.example/", false),
    ("https://", false), ("ftp://app.example", false),
  ])
  func operatorsOriginIsChecked(text: String, isOrigin: Bool) {
    #expect(Surroundings.isOrigin(text) == isOrigin)
  }

  // MARK: Sec-Fetch-Site

  @Test(arguments: [
    ("none", 200), ("same-origin", 200), ("cross-site", 403), ("same-site", 403),
    ("Cross-Site", 403),
  ])
  func pagesOfOtherSitesAreKnownByTheirSiteToo(site: String, expected: Int) {
    let headers: HeaderFields = ["host": "localhost", "sec-fetch-site": site]
    for path in ["/v1/models", "/parley/about", "/page/chat.js", "/metrics"] {
      #expect(status(Surroundings(host: "::1"), headers, method: "GET", path: path) == expected)
    }
  }

  @Test(arguments: [
    ("GET", "/", "navigate", "document", 200), ("HEAD", "/", "navigate", "document", 200),
    ("POST", "/", "navigate", "document", 403), ("GET", "/", "navigate", "iframe", 403),
    ("GET", "/", "no-cors", "image", 403), ("GET", "/v1/models", "navigate", "document", 403),
  ])
  func linkOnAnotherSiteMayOpenThePageAndNothingElse(
    method: String,
    path: String,
    mode: String,
    destination: String,
    expected: Int
  ) {
    let headers: HeaderFields = [
      "host": "localhost", "sec-fetch-site": "cross-site", "sec-fetch-mode": mode,
      "sec-fetch-dest": destination,
    ]
    #expect(status(Surroundings(host: "::1"), headers, method: method, path: path) == expected)
  }

  // MARK: Text

  @Test func whatIsRepeatedOfARequestCarriesNoControlCharacters() throws {
    let surroundings = Surroundings(host: "127.0.0.1")
    for headers: HeaderFields in [
      ["host": "evil\u{1B}[31m\r\n.com"], ["host": "localhost", "origin": "http://e\u{7}\r\nx: y"],
    ] {
      let refusal = #expect(throws: Refusal.self) {
        try surroundings.check(method: "GET", path: "/", headers: headers)
      }
      let message = try #require(refusal).message
      #expect(message.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F })
    }
  }
}
