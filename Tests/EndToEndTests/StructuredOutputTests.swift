import Foundation
import TestSupport
import Testing

/// `say … as SCHEMA` with the built binary against a server that checks requests as the API does.
struct StructuredOutputTests {
  private static let schema = #"""
    model haiku
    max_tokens 2000
    schema Address { city: string, zip: string? }
    schema Person {
      name: string "full name"
      age: int, tags: [string]
      plan: "free" | "pro"
      address: Address?
    }

    """#

  private static let person =
    #"{\"name\": \"Ann\", \"age\": 41, \"tags\": [\"a\"], \"plan\": \"pro\", \"address\": {\"city\": \"Oslo\"}}"#

  private func run(
    _ text: String,
    _ script: String,
    _ options: [String] = [],
    stop: String = "end_turn"
  ) async throws -> (ChildProcess.Outcome, Parley) {
    let reply = #"[{"text": "\#(text)", "stop_reason": "\#(stop)", "repeat": "forever"}]"#
    let parley = try Parley(server: try await ServerProcess(reply))
    return (try await parley.run(script: Self.schema + script, options), parley)
  }

  @Test func theReplyIsData() async throws {
    let (outcome, parley) = try await run(
      Self.person,
      "let p = say \"Read the card.\" as Person\nprint p.data.name, p.data.age + 1, p.data.address\n"
    )
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output == "Ann 42 {\"city\": \"Oslo\", \"zip\": null}\n")
    let body = try #require(try parley.server?.messageBodies().first)
    #expect(body.contains(#""format":{"schema":{"additionalProperties":false"#))
  }

  @Test func theSchemaIsShownWithTheRequest() async throws {
    let (outcome, _) = try await run(
      Self.person,
      "let p = say \"Read the card.\" as Person\n",
      ["--show-request", "json"]
    )
    for part in [#""json_schema""#, #""description": "full name""#, #""anyOf""#, #""enum""#] {
      #expect(outcome.errors.contains(part), "\(outcome.errors)")
    }
  }

  @Test func aReplyThatDoesNotFitShowsWhereAndCanBeCaught() async throws {
    let misfit = #"{\"name\": \"Ann\", \"age\": \"old\", \"tags\": [1], \"plan\": \"gold\"}"#
    let (outcome, _) = try await run(misfit, "let p = say \"Read the card.\" as Person\n")
    #expect(outcome.status == 2)
    for part in [
      #"the reply does not fit the schema Person: age: expected an int, found the string "old""#,
      "also tags[0]: expected a string, found the int 1",
      #"also plan: expected "free" or "pro", found the string "gold""#,
      "reply.text has all of it", "[runtime.value]",
    ] {
      #expect(outcome.errors.contains(part), "\(outcome.errors)")
    }
    let (caught, _) = try await run(
      misfit,
      """
      try {
        say "Read the card." as Person
      } catch e {
        print e.kind, reply.json.age, len(turns), reply.data
      }
      """
    )
    #expect(caught.status == 0, "\(caught.errors)")
    #expect(caught.output.hasSuffix("value old 2 null\n"))
  }

  @Test func aReplyThatWasCutHasNoData() async throws {
    let (outcome, _) = try await run(
      #"{\"name\": \"A"#,
      "let p = say \"Read the card.\" as Person\nprint p.data, p.stop_reason\n",
      stop: "max_tokens"
    )
    #expect(outcome.status == 0)
    #expect(outcome.output == "null max_tokens\n")
    #expect(outcome.errors.contains("[reply.cut]"))
    #expect(outcome.errors.contains("[reply.no-data]"))
  }

  @Test func anExperimentMeasuresTheData() async throws {
    let (outcome, _) = try await run(
      Self.person,
      """
      experiment cards {
        vary n in range(2)
        trial {
          let p = say "Read card {{n}}." as Person
          score adult = p.data.age >= 18
        }
      }
      print cards.count("pass")
      """
    )
    #expect(outcome.output == "2\n", "\(outcome.errors)")
  }
}
