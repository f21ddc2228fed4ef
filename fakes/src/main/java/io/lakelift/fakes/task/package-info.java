/**
 * What the tasks of RDS and of FSx have in common: {@link io.lakelift.fakes.task.TaskPlan} fixes what happens to a task,
 * {@link io.lakelift.fakes.task.TaskCourse} reads it against the clock, and {@link io.lakelift.fakes.task.TaskStore} keeps all
 * that were ever started. What a service calls a status, counts or refuses is in its own package.
 */
package io.lakelift.fakes.task;
