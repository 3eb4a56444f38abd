/* The pages about the people who work here, as one part: a deploy in between takes no half of it away. */
import './secrecy-record-view.ts';
import './team-view.ts';
