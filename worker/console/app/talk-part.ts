/* What a talk needs on screen, as one part: importing it defines the elements of a talk and of a sit-in. */
import '../sit-in/sit-in-view.ts';
import '../talk/conversation-view.ts';
