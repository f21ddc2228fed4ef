package io.lakelift.config;

/**
 * What guards the deployment itself.
 *
 * @param terminationProtection whether CloudFormation refuses to delete the stack
 * @param encryptStateMachines whether the deployment's key encrypts definitions and executions, beside the key that AWS owns
 */
public record Security(boolean terminationProtection, boolean encryptStateMachines) {}
