package io.lakelift.infra;

/** All state machines of a deployment, for the constructs that monitor them. */
record Workflows(ExportWorkflow exports, FleetWorkflow fleet, StoppedWorkflow stopped, SweepWorkflow sweep) {}
