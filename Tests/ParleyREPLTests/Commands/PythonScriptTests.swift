import OrderedJSON
import ParleyHost
import Testing

@testable import ParleyREPL

struct PythonScriptTests {
  @Test func aRequestIsACallOfTheOfficialSDK() {
    let request = SampleSession.request(
      #"{"model":"claude-haiku-4-5","max_tokens":200,"temperature":0.5,"stop_sequences":["END"],"output_config":{"effort":"low"},"system":"Be brief.\nBe kind.","messages":[{"role":"user","content":"Say \"hi\""}]}"#,
      betas: ["one", "two"]
    )
    #expect(
      PythonScript(request, to: nil).text == """
        import anthropic

        client = anthropic.Anthropic()  # the key is read from ANTHROPIC_API_KEY
        answer = client.messages.create(
            model="claude-haiku-4-5",
            max_tokens=200,
            stop_sequences=[
                "END",
            ],
            system=(
                "Be brief.\\n"
                "Be kind."
            ),
            messages=[
                {
                    "role": "user",
                    "content": "Say \\"hi\\"",
                },
            ],
            extra_body={
                "temperature": 0.5,
                "output_config": {
                    "effort": "low",
                },
            },
            extra_headers={
                "anthropic-version": "2023-06-01",
                "anthropic-beta": "one,two",
            },
        )
        print("".join(block.text for block in answer.content if block.type == "text"))
        """
    )
  }

  @Test func aStreamIsPrintedAsItComes() {
    let script = PythonScript(SampleSession.request(#"{"model":"x","stream":true}"#), to: nil).text
    #expect(script.contains("\n)\nfor event in answer:\n"))
    #expect(!script.contains("answer.content"))
  }

  @Test(arguments: [
    ("null", "None"), ("true", "True"), ("false", "False"), ("-1.5e3", "-1.5e3"), ("[]", "[]"),
    ("{}", "{}"), (#""a\\b""#, #""a\\b""#), (#""\"'""#, #""\"'""#), (#""é 🎉 한""#, #""é 🎉 한""#),
    (#""\u001b[0m\u0000""#, #""\x1b[0m\x00""#), (#""\u202eab""#, #""\u202eab""#),
    (#""\r\t""#, #""\r\t""#), (#""a\nb""#, "(\n    \"a\\n\"\n    \"b\"\n)"), (#""a\n""#, #""a\n""#),
    (#""\udb40\udc01""#, #""\U000e0001""#), (#""\r\nx""#, "(\n    \"\\r\\n\"\n    \"x\"\n)"),
  ])
  func jsonIsWrittenAsLiterals(json: String, literal: String) throws {
    let value = try JSONParser().parse(json)
    #expect(PythonLiteral.text(of: value, indentation: 0) == literal)
  }
}
