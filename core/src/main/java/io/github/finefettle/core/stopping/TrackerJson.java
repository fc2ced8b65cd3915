package io.github.finefettle.core.stopping;

import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.definition.Registry;
import io.github.finefettle.core.objective.Objective;
import java.util.List;
import java.util.Optional;

/** How the state of a tracker is written down and read. */
final class TrackerJson {
  private static final String KIND = "early-stopping-tracker";
  private static final int VERSION = 3;

  /** What decides how evaluations were compared; the rest of a rule may change in mid-run. */
  private static final List<String> COMPARISON = List.of("objective", "improvement", "smoothing");

  private TrackerJson() {}

  static JsonValue.JsonObject write(EarlyStoppingTracker tracker) {
    RunState state = tracker.state();
    return JsonValue.object()
        .put("kind", KIND)
        .put("version", VERSION)
        .put("rule", tracker.rule().toJson())
        .put("points", state.points().stream().map(ObservedPoint::toJson).toList())
        .putIfPresent("best", state.best().map(Observation::toJson))
        .putIfPresent("reference", state.reference().map(Observation::toJson))
        .putIfPresent("stop", tracker.stop().map(TrackerJson::write))
        .toJson();
  }

  private static JsonValue.JsonObject write(StopDecision.Stop stop) {
    return JsonValue.object()
        .put("improved", stop.improved())
        .put("reason", stop.reason().name())
        .put("evidence", stop.evidence())
        .toJson();
  }

  static EarlyStoppingTracker resume(EarlyStopping rule, JsonValue json) {
    JsonValue.JsonObject object = require(json);
    requireSameComparison(rule, object.get("rule").asObject());
    return read(rule, object);
  }

  static EarlyStoppingTracker resumeAsItWas(JsonValue json, Registry registry) {
    JsonValue.JsonObject object = require(json);
    return read(EarlyStopping.fromJson(object.get("rule"), registry), object);
  }

  private static JsonValue.JsonObject require(JsonValue json) {
    JsonValue.JsonObject object = json.asObject();
    long version = object.requireKind(KIND, VERSION);
    if (version < VERSION) {
      throw new JsonFormatException(
          "The tracker is of version "
              + version
              + ", which did not keep all evaluations. Start the run anew.");
    }
    return object;
  }

  private static void requireSameComparison(EarlyStopping rule, JsonValue.JsonObject before) {
    JsonValue.JsonObject now = rule.toJson();
    for (String member : COMPARISON) {
      if (!now.find(member).equals(before.find(member))) {
        throw new JsonFormatException(
            "The tracker watched another "
                + member
                + " ("
                + text(before, member)
                + ") than this rule has ("
                + text(now, member)
                + "). Resume it with EarlyStopping.resumeAsItWas, or start anew.");
      }
    }
  }

  private static String text(JsonValue.JsonObject rule, String member) {
    Optional<JsonValue> value = rule.find(member);
    if (member.equals("objective") && value.isPresent()) {
      return Objective.fromJson(value.get()).metric();
    }
    return value.map(JsonValue::toCanonicalString).orElse("that of its objective");
  }

  private static EarlyStoppingTracker read(EarlyStopping rule, JsonValue.JsonObject object) {
    RunState state =
        RunState.of(
            rule,
            object.array("points").stream().map(ObservedPoint::fromJson).toList(),
            object.find("best").map(Observation::fromJson),
            object.find("reference").map(Observation::fromJson));
    EarlyStoppingTracker tracker = new EarlyStoppingTracker(rule, state);
    object.find("stop").ifPresent(stop -> tracker.stopAsStored(readStop(stop, state)));
    return tracker;
  }

  private static StopDecision.Stop readStop(JsonValue json, RunState state) {
    JsonValue.JsonObject object = json.asObject();
    return new StopDecision.Stop(
        object.get("improved").asBoolean(),
        StoppingJson.reason(object.string("reason")),
        object.string("evidence"),
        state.best());
  }
}
