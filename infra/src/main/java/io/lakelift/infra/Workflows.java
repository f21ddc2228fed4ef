package io.lakelift.infra;

/** All state machines of a deployment, for what monitors them. */
record Workflows(ExportWorkflow exports, FleetWorkflow fleet, StoppedWorkflow stopped, SweepWorkflow sweep) {}
