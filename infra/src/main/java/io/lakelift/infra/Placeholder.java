package io.lakelift.infra; final class Placeholder {}
