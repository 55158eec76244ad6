// ThreshEngine
