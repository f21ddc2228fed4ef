package io.lakelift.config;

/**
 * Settings that protect the deployment and other people's exports.
 *
 * @param terminationProtection whether CloudFormation refuses to delete the stack
 * @param encryptStateMachines whether the deployment's key encrypts definitions and executions, on top of the key that AWS owns
 * @param foreignCancels whether exports that others have started may be cancelled by the deployment's executions
 */
public record Security(boolean terminationProtection, boolean encryptStateMachines, boolean foreignCancels) {}
