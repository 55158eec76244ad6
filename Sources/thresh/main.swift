import ThreshCommands
import ThreshStages

await ThreshMain.main(stages: BuiltIn.stages)
