package io.lakelift.config;

/**
 * Settings that protect the deployment and other people's exports.
 *
 * @param terminationProtection whether CloudFormation refuses to delete the stack
 * @param encryptStateMachines whether the deployment's key encrypts the state machines' definitions and executions, in
 *     addition to a key that AWS owns
 * @param foreignCancels whether the deployment's executions may cancel exports that others have started
 */
public record Security(boolean terminationProtection, boolean encryptStateMachines, boolean foreignCancels) {}
