import Testing
import ThreshKit

@testable import ThreshPlugin

/// The `plugin.yaml` that a program writes of itself. That thresh reads it back is tested where the example package is built.
@Suite struct ManifestTextTests {
  @Test func everythingAStageSaysOfItself() {
    #expect(
      ManifestText.of(StageEntry(map: Echo.self), program: "echo") == #"""
        name: "toy/echo"
        version: 2
        summary: "Repeats: rows"
        command: ["./echo"]
        protocol: [1, 1]
        reads: evidence
        writes: evidence
        changes: []
        options:
          times:
            type: integer
            min: 0
            max: 9
            default: 1
            help: "How \"often\"."
          mark:
            type: string
            default: "none"
            help: "Put into speaker."

        """#)
  }
}
