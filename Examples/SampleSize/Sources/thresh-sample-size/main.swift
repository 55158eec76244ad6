import SampleSize
import ThreshCommands

await ThreshMain.run(extra: [SampleSize.self])
