import ClaudeAPI
import ClaudeMessages
import Gateway
import Testing

struct BodyFormTests {
  @Test(arguments: [
    ("application/json", true), ("Application/JSON", true),
    ("application/json; charset=utf-8", true),
    ("application/json;charset=\"UTF-8\"", true), ("application/json ; x=y", true),
    ("text/plain", false), ("", false), ("application/x-www-form-urlencoded", false),
    ("multipart/form-data; boundary=x", false), ("application/jsonp", false),
    ("text/plain; application/json", false), ("application/json, text/plain", false),
    ("application/json; charset=utf-16", false), ("application/json; charset=", false),
  ])
  func bodyMustBeJSONInUTF8(type: String, isTaken: Bool) throws {
    guard !isTaken else { return try BodyForm.check(["content-type": type]) }
    let refusal = #expect(throws: Refusal.self) { try BodyForm.check(["content-type": type]) }
    #expect(refusal?.status == 400)
    #expect(refusal?.type == .invalidRequest)
    #expect(refusal?.message.contains("content-type") == true)
  }

  @Test func contentTypeIsThereOnce() {
    #expect(throws: Refusal.self) { try BodyForm.check([:]) }
    #expect(throws: Refusal.self) {
      try BodyForm.check(["content-type": "application/json", "Content-Type": "application/json"])
    }
  }

  @Test(arguments: [
    ("identity", true), ("Identity", true), ("", true), ("gzip", false), ("identity, gzip", false),
    ("br", false), ("x", false),
  ])
  func bodyMustNotBeCoded(coding: String, isTaken: Bool) throws {
    let headers: HeaderFields = ["content-type": "application/json", "content-encoding": coding]
    guard !isTaken else { return try BodyForm.check(headers) }
    let refusal = #expect(throws: Refusal.self) { try BodyForm.check(headers) }
    #expect(refusal?.status == 400)
    #expect(refusal?.message.contains("content-encoding") == true)
  }

  @Test(arguments: [
    (#"{}"#, nil), (#"[]"#, nil), (#"1"#, nil), (#" {"a":1,"b":{"a":1}} "#, nil),
    (#"[{"a":1},{"a":1}]"#, nil), (#"{"a":1,"A":2}"#, nil), (#"{"a":{"a":{"a":1}}}"#, nil),
    ("{\"e\u{301}\":1,\"\u{e9}\":2}", nil),
    (#"{"a":1,"a":2}"#, "x.a"), (#"{"a":1,"\u0061":2}"#, "x.a"),
    (#"{"a":1,"b":2,"b":3,"a":4}"#, "x.b"),
    (
      #"[{"role":"user","content":[]},{"role":"user","content":[{"type":"x","type":"y"}]}]"#,
      "x.1.content.0.type"
    ),
    (#"1,"model":"other""#, "model"), (#"1,"max_tokens":9"#, "max_tokens"),
    (#"1,"m\u006fdel":"other""#, "model"), (#"1,"stream":true,"stream":false"#, "stream"),
  ])
  func nameThatIsTwiceInAnObjectIsRefusedAtItsPlace(text: String, path: String?) throws {
    let body = Array(#"{"model":"m","max_tokens":1,"x":\#(text)}"#.utf8)
    guard let path else {
      #expect(try AskedMessage(body).model == "m")
      return
    }
    let refusal = #expect(throws: Refusal.self) { try AskedMessage(body) }
    #expect(refusal?.status == 400)
    #expect(refusal?.message.hasPrefix("\(path): the name is there twice") == true)
  }

  @Test(arguments: ["", "{", "{} {}", "{\"a\"}", "nul", String(repeating: "[", count: 100_000)])
  func whatIsNoJSONIsRefused(text: String) {
    let refusal = #expect(throws: Refusal.self) { try AskedMessage(Array(text.utf8)) }
    #expect(refusal?.status == 400)
    #expect(refusal?.type == .invalidRequest)
  }
}
