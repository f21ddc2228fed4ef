/**
 * What the tasks of RDS and FSx have in common: {@link io.lakelift.fakes.task.TaskPlan} fixes what happens to a task,
 * {@link io.lakelift.fakes.task.TaskCourse} computes its state at any time, and
 * {@link io.lakelift.fakes.task.TaskStore} keeps all tasks ever started. The names of statuses, the progress and the
 * refusals of each service are in its own package.
 */
package io.lakelift.fakes.task;
