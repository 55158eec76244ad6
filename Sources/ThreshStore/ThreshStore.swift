// ThreshStore
