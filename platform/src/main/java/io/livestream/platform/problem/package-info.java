/**
 * How clients are told that what they asked for has not been done.
 *
 * <ul>
 *   <li>A service <em>throws</em> a {@link io.livestream.platform.problem.ServiceException}, a small subclass for each rule that can be
 *       broken, beside the code that knows the rule. Those that several services need are here.
 *   <li>Whatever is thrown, be it ours, the framework's, the database's or a fault, becomes a {@code Failure} in one place, by {@code
 *       Failures}: what a client may know of it, and nothing else.
 *   <li>A failure is <em>written</em> as a {@code Problem} in a reply of HTTP, and as a {@link
 *       io.livestream.platform.problem.Refusal} where there is none, as on a socket.
 * </ul>
 */
package io.livestream.platform.problem;
