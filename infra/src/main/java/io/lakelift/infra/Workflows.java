package io.lakelift.infra;

/** All state machines of a deployment, for whatever watches over them. */
record Workflows(ExportWorkflow exports, FleetWorkflow fleet, StoppedWorkflow stopped, SweepWorkflow sweep) {}
