import Foundation
import Testing

@testable import ThreshCommands

#if compiler(>=6.2)
  @Suite struct CrashNoteTests {
    @Test func aCrashSaysWhatWasBeingTried() async throws {
      let result = await #expect(processExitsWith: .exitCode(1), observing: [\.standardErrorContent]) {
        CrashNote().arm("toy/crash@1, tried with emoji,")
        let empty: [Int] = []
        print(empty[empty.count])
      }
      let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
      #expect(text.contains("toy/crash@1, tried with emoji, ended the whole program. To mend it: "))
    }

    @Test func aLoopWithoutEndIsEnded() async throws {
      let result = await #expect(processExitsWith: .exitCode(1), observing: [\.standardErrorContent]) {
        CrashNote().arm("toy/loop@1, tried with emoji,", patience: 1)
        while true { sleep(10) }
      }
      let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
      #expect(text.contains("toy/loop@1, tried with emoji, did not come to an end. To mend it: "))
    }

    @Test func disarmedItIsSilent() async throws {
      let result = await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        CrashNote().arm("toy/crash@1, tried with emoji,")
        CrashNote().disarm()
        let empty: [Int] = []
        print(empty[empty.count])
      }
      let text = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
      #expect(!text.contains("toy/crash@1"))
    }
  }
#endif
